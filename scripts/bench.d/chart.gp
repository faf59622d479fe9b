# CPU time of either side for one operation, on a scale where a tenth is as far from one as ten is
set terminal svg size 960, 480 font 'sans-serif,13' background '#ffffff'
set output chart
set datafile separator "\t"
set title 'CPU milliseconds of the server for one operation (less is better)'
set logscale y
set yrange [0.01:200]
set format y '%g'
set grid ytics lc rgb '#dddddd'
set style data histogram
set style histogram clustered gap 1
set style fill solid noborder
set boxwidth 0.9
set xtics rotate by -25 noenhanced
set key top left
set border 3
set tics nomirror
plot data using 2:xtic(1) title 'Triad' lc rgb '#2457a6', '' using 7 title 'Keycloak' lc rgb '#c9852b'
