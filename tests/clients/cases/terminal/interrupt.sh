# Says: Ctrl+C in a terminal ends the tool while the service lets it wait, at once and with 130
# Needs: curl jq script
source "$CLIENTS/lib/case.sh"

control faults --request PUT --json '{"route":"projects","fault":{"kind":"hang"}}' >/dev/null
# Presses Ctrl+C once the request is there, and keeps the terminal open.
keys() {
    until [[ $(targets projects) ]]; do sleep 0.1; done
    printf '\003'
    sleep 30
}

ends_with 130 script --quiet --return --command 'adoentra projects --identity --organization MyOrg' /dev/null < <(keys)
same "how the request ended" clientGone "$(control 'requests?route=projects' | jq --raw-output '.value[0].outcome')"
