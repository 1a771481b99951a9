# Sourced by the launcher. redvest_heap_mib INSTANCE prints how many MiB of heap planning or checking it takes, at most.
#
# Nothing is parsed: sizes of files are enough. A row of volunteers.csv has about 75 bytes and one of availability.csv about 43,
# and each becomes less than ten times that in memory (read once for the files, once for the engine). An eligible pair takes 24
# bytes. How many are eligible nobody knows before all are found, so room is made for every volunteer with every need, but for no
# more than three quarters of the machine. pairs.csv states them: a row has at least 15 bytes and costs 120 until the engine has
# its arrays.
#
# The result is a ceiling (-Xmx), not what will be used, provided that java is started with -XX:+UseSerialGC -Xmn64m: almost all
# is long-lived arrays of the right size, so a large young generation is only filled with rubbish, and the old one grows with them.
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
        heap_pairs=$((heap_people * heap_needs * 24))
    fi
    heap_wanted=$((256 + (10 * heap_text + heap_pairs) / 1048576))
    heap_most=$((3 * $(redvest_machine_mib) / 4))
    echo $((heap_wanted < heap_most ? heap_wanted : heap_most))
}

# The memory of the machine, or of the container if that is less.
redvest_machine_mib() {
    if [ -r /proc/meminfo ]; then
        machine=$(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo)
        machine=$((machine / 1024))
    else
        machine=$(($(sysctl -n hw.memsize 2>/dev/null || echo 17179869184) / 1048576))
    fi
    for container in /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes; do
        if [ -r "$container" ] && read -r limit <"$container" && [ "$limit" != max ]; then
            limit=$((limit / 1048576))
            machine=$((limit < machine ? limit : machine))
        fi
    done
    echo "$machine"
}
