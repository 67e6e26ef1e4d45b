"""The measurements of Duly: `python -m benches`, or `./dev bench`."""
