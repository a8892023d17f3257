#!/bin/sh
# preinst and prerm of the package: not while somebody works with the program. It reads its pages when they are
# first opened, and would read those of another version, or none, in the middle of a conversation.
set -e

case "${0##*/} $1" in
    "preinst upgrade" | "uitzicht.prerm remove") ;;
    *) exit 0 ;;
esac

for program in /proc/[0-9]*/exe; do
    if [ "$(readlink "$program")" = /usr/lib/uitzicht/uitzicht ]; then
        who=$(stat -c %U "${program%/exe}" 2> /dev/null) || continue
        echo "Uitzicht is nog open bij $who. Laat het programma sluiten en begin opnieuw; er is niets veranderd." >&2
        echo "Uitzicht is still open for $who. Have the program closed and start again; nothing was changed." >&2
        exit 1
    fi
done
exit 0
