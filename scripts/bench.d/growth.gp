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
set key top left
set multiplot layout 1, 3
do for [kind in 'users clients grants'] {
  set xlabel kind
  plot for [operation in '"client credentials" "introspection of a refresh token" "userinfo" "session → code → tokens" "refresh, rotated"'] \
    data using (strcol(1) eq kind && strcol(3) eq operation ? $2 : NaN):($4 + $5) with linespoints pt 7 title operation
}
unset multiplot
