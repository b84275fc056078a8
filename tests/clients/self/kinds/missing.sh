# Says: needs what does not exist
# Needs: nowhere
echo "never run"
