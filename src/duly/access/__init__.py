"""The one door to a case: who somebody is to it on a day, what that allows, and who looked."""
