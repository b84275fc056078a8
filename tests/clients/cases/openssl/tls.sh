# Says: Entra's certificate chain is good to openssl by the bundle and by the folder, in TLS 1.2 and 1.3, and not without either
# Needs: openssl
# Emulator: --entra
source "$CLIENTS/lib/case.sh"

port=${AZURE_AUTHORITY_HOST##*:} port=${port%/}
connect() { openssl s_client -connect "127.0.0.1:$port" -servername localhost -verify_return_error "$@" </dev/null 2>&1; }

for version in -tls1_2 -tls1_3; do
    for trust in "-CAfile $EMULATOR_FOLDER/emulator/ca-bundle.pem" "-CApath $SSL_CERT_DIR"; do
        for name in '-verify_hostname localhost' '-verify_ip 127.0.0.1'; do
            # shellcheck disable=SC2086 # An option and its value.
            has "$version $trust $name" 'Verify return code: 0 (ok)' "$(connect $version $trust $name)"
        done
    done
done
! connect -no-CAfile -no-CApath -no-CAstore >refused || fail "trusted without a certificate"
! connect -CApath "$SSL_CERT_DIR" -verify_hostname dev.azure.com >refused || fail "taken for dev.azure.com"

root=("$SSL_CERT_DIR"/*.0)
same "the name that openssl looks for" "$(openssl x509 -noout -subject_hash -in "${root[0]}").0" "$(basename "${root[0]}")"
has "the root's use" 'CA:TRUE' "$(openssl x509 -noout -ext basicConstraints -in "${root[0]}")"
