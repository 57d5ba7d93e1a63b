"""The command line: data to standard output, messages to standard error, exit codes that scripts can trust."""
