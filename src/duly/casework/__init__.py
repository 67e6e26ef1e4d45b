"""Every act of casework: what a person does to a case, guarded, and the entry it leaves.

An action is a value (`action.Action`), one module for each process; `perform` is how each is done. The record accepts
what happened even when it was late or unlawful; an action refuses the impossible, the unauthorised, and the few things
that published cases show must not be done.
"""
