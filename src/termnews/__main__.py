"""`python -m termnews`."""

from termnews.cli.main import main

if __name__ == "__main__":
    main()
