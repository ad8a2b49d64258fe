# Checks the #include lines of one layer's files.
#   me       the layer
#   own      the layers it may include, with a space before and after each
#   foreign  the beginnings of the foreign headers it may include
# C's and POSIX's own headers and <glib.h> are everybody's.
BEGIN { n = split(foreign, allowed, " ") }

/^#include "/ {
  split($2, path, /["\/]/)
  if (path[2] !~ /^version\.h$/ && !index(own, " " path[2] " "))
    fault(path[2])
}

/^#include </ {
  name = substr($2, 2, length($2) - 2)
  if (name ~ /^(assert|ctype|errno|fcntl|float|limits|locale|math|stdarg|stddef|stdint|stdio|stdlib|string|time|unistd|sys\/[a-z]+|glib|glib\/gstdio|glib\/gi18n)\.h$/)
    next
  for (i = 1; i <= n; i++)
    if (index(name, allowed[i]) == 1)
      next
  fault("<" name ">")
}

function fault(what) {
  print FILENAME ":" FNR ": " me " may not use " what
  bad = 1
}

END { exit bad }
