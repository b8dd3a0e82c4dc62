"""`python -m rashomon` is the command line."""

from rashomon.cli import main

if __name__ == "__main__":  # a process that the server starts imports this once more
    main()
