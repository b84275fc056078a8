# Says: a client assertion made by hand, signed by openssl (RS256), gets a token for curl; one signed by another key does not
# Needs: curl jq openssl
# Emulator: --entra
source "$CLIENTS/lib/case.sh"

app=5c1d0000-0000-4c11-8000-0000000000d5 address=${AZURE_AUTHORITY_HOST}$tenant/oauth2/v2.0/token
control applications/certificate-app/certificates --request POST >certificate.json
jq --raw-output .pem certificate.json >own.pem
openssl genrsa -out foreign.pem 2048 2>/dev/null

encode() { openssl base64 -A | tr '+/' '-_' | tr --delete '='; }
ask() {
    local thumbprint signed now
    now=$(date +%s)
    thumbprint=$(openssl x509 -in own.pem -outform DER | openssl dgst -sha1 -binary | encode)
    signed=$(jq --null-input --compact-output --join-output --arg x "$thumbprint" '{alg: "RS256", typ: "JWT", x5t: $x}' | encode)
    signed+=.$(jq --null-input --compact-output --join-output --arg a "$address" --arg i $app --arg id "$RANDOM" --argjson now "$now" \
        '{aud: $a, iss: $i, sub: $i, jti: $id, nbf: $now, exp: ($now + 300)}' | encode)
    curl --silent --data "client_id=$app" --data grant_type=client_credentials --data-urlencode "scope=$azure_devops/.default" \
        --data-urlencode client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer \
        --data "client_assertion=$signed.$(printf %s "$signed" | openssl dgst -sha256 -sign "$1" | encode)" "$address"
}

ask own.pem | jq --raw-output '"Authorization: Bearer " + .access_token' >header
same "who" certificate-app "$(who_is header)"
has "another key" AADSTS700027 "$(ask foreign.pem | jq --raw-output .error_description)"
