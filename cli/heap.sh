# Sourced by the launcher. redvest_heap_mib INSTANCE prints how many MiB of heap planning or checking it takes, at most.
#
# Nothing is parsed: sizes of files are enough. A row of volunteers.csv has about 75 bytes and one of availability.csv about 43,
# and each becomes less than ten times that in memory (read once for the files, once for the engine). The eligible pairs
# decide the rest, at 32 bytes each. They cannot be counted without reading everything, so they are taken to be what a dense
# city has: 250 a volunteer (generate city makes 89, with --radius-factor 1.8 about 220), but never more than there are pairs
# of a volunteer and a need. pairs.csv states them: a row has at least 15 bytes and costs 120 until the engine has its arrays.
#
# The result is a ceiling (-Xmx), not what will be used, provided that java is started with -XX:+UseSerialGC -Xmn64m: almost all
# is long-lived arrays, so a large young generation is only filled with rubbish. The tight city of 200,000 (17.2 million pairs)
# was planned in 918 MiB in all under -Xmx2389m, in 960 MiB without -Xmn64m, in the same processor time.
redvest_heap_mib() {
    bytes_of() { if [ -f "$1" ]; then wc -c <"$1"; else echo 0; fi; }
    rows_of() { if [ -f "$1" ]; then wc -l <"$1"; else echo 0; fi; }

    heap_people=$(rows_of "$1/volunteers.csv")
    heap_needs=$(rows_of "$1/needs.csv")
    heap_text=$(($(bytes_of "$1/volunteers.csv") + $(bytes_of "$1/availability.csv") + $(bytes_of "$1/needs.csv")))
    heap_text=$((heap_text + $(bytes_of "$1/bonuses.csv") + $(bytes_of "$1/decisions.csv")))

    if [ -f "$1/pairs.csv" ]; then
        heap_pairs=$(($(rows_of "$1/pairs.csv") * 120))
    else
        heap_each=$((heap_needs < 250 ? heap_needs : 250))
        heap_pairs=$((heap_people * heap_each * 32))
    fi
    echo $((256 + (10 * heap_text + heap_pairs) / 1048576))
}
