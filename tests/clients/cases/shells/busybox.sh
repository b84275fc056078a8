# Says: the lines that the emulator prints, pasted into busybox's ash, lead the tool there
# Needs: busybox curl jq
# Variables: none
source "$CLIENTS/lib/paste.sh"

pasted_into busybox ash
