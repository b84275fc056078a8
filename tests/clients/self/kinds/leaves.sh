# Says: leaves a process behind
# Needs: curl
# Emulator: none
(exec -a "left by $CLIENTS" sleep 600) &
