# Says: the same lines where the folder's name has a quote, a dollar sign, a backslash and a space in it, in each shell
# Needs: busybox curl dash jq zsh
# Emulator: none
source "$CLIENTS/lib/case.sh"

folder=$PWD/"it's \$HOME \\ here"
"$REPOSITORY/artifacts/bin/AdoEntra.Emulator/debug/AdoEntra.Emulator" --entra --files "$folder" --ready-file ready.json \
    --parent-pid $$ >introduction &
emulator=$!
while [[ ! -f ready.json ]]; do kill -0 $emulator && sleep 0.1; done

sed -n '/^bash:$/,/^What arrived/s/^    //p' introduction | sed '$d; s/^source /. /' >lines
echo 'printf %s "$SSL_CERT_DIR"' >>lines
for shell in bash dash zsh 'busybox ash'; do
    # shellcheck disable=SC2086 # Two words.
    same "$shell" "$folder/certs" "$($shell <lines)"
done
kill $emulator
wait $emulator || true
