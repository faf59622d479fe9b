# What one operation costs with more and more users, clients and grants
set terminal svg size 1200, 420 font 'sans-serif,12' background '#ffffff'
set output chart
set datafile separator "\t"
set logscale x
set yrange [0:*]
set format x '10^{%T}'
set ylabel 'CPU ms, server and database'
set border 3
set tics nomirror
set key below samplen 1 font ',10'
set multiplot layout 1, 3
do for [kind in 'users clients grants'] {
  set xlabel kind
  plot for [operation in '"client credentials" "introspection of a refresh token" "userinfo" "session → code → tokens" "refresh, rotated"'] \
    sprintf("< awk -F '\t' '$1 == \"%s\" && $3 == \"%s\"' '%s'", kind, operation, data) using 2:($4 + $5) with linespoints pt 7 title operation
  unset ylabel
}
unset multiplot
