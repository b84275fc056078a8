# Says: needs what nobody has
# Needs: nowhere
echo "never run"
