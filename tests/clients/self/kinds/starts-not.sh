# Says: its emulator does not start
# Needs: curl
# Emulator: --host ServiceFabric
echo "never run"
