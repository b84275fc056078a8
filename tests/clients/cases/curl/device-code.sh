# Says: the device code flow by hand: pending until the person approves, then a token and a refresh token that renews it
# Needs: curl jq
# Emulator: --entra
source "$CLIENTS/lib/case.sh"

client=5c1d0000-0000-4c11-8000-0000000000d8 root=${AZURE_AUTHORITY_HOST}$tenant/oauth2/v2.0
post() { curl --silent --show-error --data "client_id=$client" "$@"; }

post "$root/devicecode" --data-urlencode "scope=$azure_devops/.default offline_access" >code
poll() {
    post "$root/token" --data-urlencode 'grant_type=urn:ietf:params:oauth:grant-type:device_code' \
        --data-urlencode "device_code=$(jq --raw-output .device_code code)"
}
same "before" authorization_pending "$(poll | jq --raw-output .error)"
control "devicecodes/$(jq --raw-output .user_code code)/approve" --request POST >/dev/null
poll >token
same "kind" Bearer "$(jq --raw-output .token_type token)"

post "$root/token" --data grant_type=refresh_token --data-urlencode "scope=$azure_devops/.default" \
    --data-urlencode "refresh_token=$(jq --raw-output .refresh_token token)" >renewed
for response in token renewed; do
    jq --raw-output '"Authorization: Bearer " + .access_token' "$response" >header
    same "who, by the $response" 'Ada Operator' "$(who_is header)"
done
