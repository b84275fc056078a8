# Says: adoentra explain knows why git was refused, and the lines that it proposes take the old credential away and let git in
# Needs: curl git jq node openssl
# Emulator: --entra
source "$CLIENTS/lib/git.sh"
real_names
export SECRET=emulator-secret-that-is-good GIT_TERMINAL_PROMPT=0
remote=https://dev.azure.com/MyOrg/SecretSauce/_git/api
git config --global credential.helper store
git config --global credential.https://dev.azure.com.useHttpPath true

refused() { (cd "$TMPDIR" && git clone "$remote" 2>&1) || true; }
said=$(refused | adoentra explain)
has "nothing there" 'git: NoCredential: Git sent no credential to dev.azure.com' "$said"

echo "https://me:an-old-personal-access-token@dev.azure.com/MyOrg/SecretSauce/_git/api" >~/.git-credentials
said=$(refused | adoentra explain)
has "an old one" 'git: NotSignedIn: Azure DevOps did not accept the credential' "$said"
[[ $said != *an-old-personal* ]] || fail "the old one is shown"
echo "https://me:an-old-personal-access-token@dev.azure.com/MyOrg/SecretSauce/_git/api" >~/.git-credentials
eval "$(sed -n 's/.*remove it there: //p' <<<"$said")"
same "it is gone" '' "$(<~/.git-credentials)"

# As the line asks for a token, an application signs in.
adoentra() {
    command adoentra "$@" --client-id "$secret_app" --client-secret env:SECRET --tenant-id "$tenant"
}
eval "$(sed -n 's/^Type: //p' <<<"$said") --quiet"
same "git is let in" refs/heads/main "$(git -C api symbolic-ref HEAD)"

code=0
echo 'segmentation fault' | command adoentra explain >unknown || code=$?
same "what is not known has its own exit code" 7 "$code"
has "and says so" 'Not known: ' "$(<unknown)"
