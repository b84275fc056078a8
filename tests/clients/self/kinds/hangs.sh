# Says: hangs
# Needs: curl
# Emulator: none
# Limit: 2
sleep 600
