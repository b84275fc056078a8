# For the cases with the Azure CLI, which knows the services by their real names only.
source "$CLIENTS/lib/case.sh"
real_names
export AZURE_CORE_COLLECT_TELEMETRY=false AZURE_CORE_ONLY_SHOW_ERRORS=true AZURE_CORE_OUTPUT=tsv AZURE_EXTENSION_USE_DYNAMIC_INSTALL=no

sign_in_with_secret() {
    az login --service-principal --username "$secret_app" --password emulator-secret-that-is-good --tenant "$tenant" \
        --allow-no-subscriptions >/dev/null
}
