# For the cases in bash: source "$CLIENTS/lib/case.sh" at their beginning.

set -euo pipefail
shopt -s inherit_errexit

# What the emulator knows, see its README.
tenant=5c1d0000-7e57-4a11-8000-00000000aad1
secret_app=5c1d0000-0000-4c11-8000-0000000000d4
azure_devops=499b84ac-1321-427f-aa17-267ca6975798
reader=5c1d0000-0000-4c11-8000-0000000000b2

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# Fails unless two texts are equal, and shows where they are not.
same() {
    [[ $2 == "$3" ]] || fail "$1"$'\n'"$(diff <(printf '%s\n' "$2") <(printf '%s\n' "$3") | sed 's/^</expected:/; s/^>/found:   /')"
}

# Fails unless a text has the other in it.
has() { [[ $3 == *"$2"* ]] || fail "$1: no '$2' in: $3"; }

# Fails unless a command ends with that exit code. What it wrote is in $output.
ends_with() {
    local expected=$1 code=0
    shift
    output=$("$@" 2>&1) || code=$?
    [[ $code == "$expected" ]] || fail "'$*' ended with $code, expected $expected: $output"
}

# Whom Azure DevOps says that the header in a file speaks for.
who_is() {
    curl --silent --show-error --fail -H "@$1" "${2:-$EMULATOR}MyOrg/_apis/connectionData" \
        | jq --raw-output .authenticatedUser.providerDisplayName
}

# The emulator's own side: what arrived, faults and so on.
control() { curl --noproxy "*" --silent --show-error --fail-with-body "${EMULATOR}_emulator/$1" "${@:2}"; }
targets() { control "requests${1:+?route=$1}" | jq --raw-output '.value[].target'; }
forget() { control requests --request DELETE; }

# Starts a proxy in whose network the emulator has the services' real names, and points programs at it in the ways that they know. The
# emulator's own variables are taken back, so that nothing but the names leads there. The case's emulator needs --entra.
real_names() {
    local folder=$TMPDIR/names name waited
    mkdir -p "$folder/trusted"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj '/CN=root of a case' \
        -keyout "$folder/root.key" -out "$folder/trusted/root.pem" 2>/dev/null
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=dev.azure.com' \
        -keyout "$folder/leaf.key" 2>/dev/null | openssl x509 -req -days 2 -CA "$folder/trusted/root.pem" -CAkey "$folder/root.key" \
        -extfile <(echo "subjectAltName=DNS:dev.azure.com,DNS:*.dev.azure.com,DNS:*.visualstudio.com,DNS:*.vssps.visualstudio.com,\
DNS:login.microsoftonline.com,DNS:management.azure.com") -out "$folder/leaf.pem" 2>/dev/null
    openssl rehash "$folder/trusted"
    node "$CLIENTS/lib/real-names.mjs" "$folder" >"$folder/log" 2>&1 &
    for ((waited = 0; waited < 300; waited++)); do
        [[ ! -f $folder/proxy.url ]] || break
        sleep 0.1
    done
    HTTPS_PROXY=$(<"$folder/proxy.url")
    while IFS='=' read -r name _; do unset "$name"; done <"$EMULATOR_FOLDER/variables"
    export HTTPS_PROXY https_proxy=$HTTPS_PROXY HTTP_PROXY=$HTTPS_PROXY http_proxy=$HTTPS_PROXY NO_PROXY= no_proxy=
    export SSL_CERT_DIR=$folder/trusted CURL_CA_BUNDLE=$folder/trusted/root.pem REQUESTS_CA_BUNDLE=$folder/trusted/root.pem
    export NODE_EXTRA_CA_CERTS=$folder/trusted/root.pem GIT_SSL_CAINFO=$folder/trusted/root.pem NODE_USE_ENV_PROXY=1
}
# The requests to hosts that are none of the emulator's.
refused() { cat "$TMPDIR/names/refused" 2>/dev/null || true; }
