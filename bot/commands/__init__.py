"""The commands of `thidua`, one file each: `run(console, settings, arguments)` gives the exit status."""
