# Says: its emulator does not live to the end
# Needs: curl jq
kill -KILL "$(jq .processId "$EMULATOR_FOLDER/ready.json")"
