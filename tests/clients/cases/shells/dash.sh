# Says: the lines that the emulator prints, pasted into dash, lead the tool there
# Needs: curl jq dash
# Variables: none
source "$CLIENTS/lib/paste.sh"

pasted_into dash
