# Says: curl --retry waits as long as Retry-After of a throttled route says, and then gets the list
# Needs: curl jq
source "$CLIENTS/lib/case.sh"

adoentra token --header --identity --organization MyOrg >header
control faults --request PUT --json '{"route":"projects","fault":{"kind":"throttle","blocks":true,"retryAfter":2,"times":1}}' >/dev/null
forget

curl --no-progress-meter --fail --retry 2 -H @header "${EMULATOR}MyOrg/_apis/projects?api-version=7.1" >listed 2>messages

same "the first project" SecretSauce "$(jq --raw-output '.value[0].name' listed)"
same "requests" 2 "$(targets projects | wc --lines)"
has "curl's own words" "Will retry in 2 seconds" "$(<messages)"
