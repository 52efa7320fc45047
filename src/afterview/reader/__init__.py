"""Reading files, folders and streams into recollections."""
