# Says: an address that git rewrites, or takes from an included file, is read as git reads it or not at all; none leads elsewhere
# Needs: curl git jq
source "$CLIENTS/lib/git.sh"

# Git itself says where it would go; a client that does not follow it there has to ask for the organization.
as_git_or_not_at_all() {
    local seen
    same "git itself, in $1" "$2" "$(git -C "$1" ls-remote --get-url origin)"
    seen=$(found "$1")
    [[ $seen == 'MyOrg SecretSauce' ]] && return
    same "in $1" '' "$seen"
    has "what it says in $1" 'No organization was passed' "$(<found.messages)"
}

address=https://dev.azure.com/MyOrg/SecretSauce/_git/api
printf '[remote "origin"]\n\turl = %s\n' "$address" >remote.config

repository shortened ado:SecretSauce/_git/api
git config --global url.https://dev.azure.com/MyOrg/.insteadOf ado:
as_git_or_not_at_all shortened "$address"

repository included
git -C included config include.path ../../remote.config
as_git_or_not_at_all included "$address"

repository conditional
git config --global includeIf."gitdir:$PWD/conditional/".path "$PWD/remote.config"
as_git_or_not_at_all conditional "$address"

# A mirror that git goes to in its place changes nothing about where the repository belongs.
git config --global url.https://mirror.example.net/.insteadOf https://dev.azure.com/
repository mirrored "$address"
same "mirrored" 'MyOrg SecretSauce' "$(found mirrored)"
