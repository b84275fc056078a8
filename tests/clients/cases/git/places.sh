# Says: found from wherever one works: a folder below, a work tree, a submodule, a git folder elsewhere, a shallow and a mirrored clone
# Needs: curl git jq
source "$CLIENTS/lib/git.sh"

mine=https://dev.azure.com/MyOrg/SecretSauce/_git/api
repository own "$mine"
mkdir -p own/a/b
same "a folder below" 'MyOrg SecretSauce' "$(found own/a/b)"

git -C own worktree add --quiet ../tree
same "a work tree" 'MyOrg SecretSauce' "$(found tree)"
git -C own -c extensions.relativeWorktrees=true worktree add --quiet ../second 2>/dev/null || true
same "a second one" 'MyOrg SecretSauce' "$(found second)"

# A module has remotes of its own: those of the repository around it are not its.
repository module https://dev.azure.com/Elsewhere/Other/_git/module
git -C own submodule --quiet add "$PWD/module" module
git -C own/module remote set-url origin https://dev.azure.com/MyOrg/Legacy/_git/module
same "a submodule" 'MyOrg Legacy' "$(found own/module)"
git -C own/module remote remove origin
same "a submodule without a remote" '' "$(found own/module)"

git init --quiet --separate-git-dir "$PWD/apart.git" apart
git -C apart remote add origin "$mine"
same "a git folder elsewhere" 'MyOrg SecretSauce' "$(found apart)"

git clone --quiet --depth 1 "file://$PWD/own" shallow 2>/dev/null
git -C shallow remote set-url origin "$mine"
same "a shallow clone" 'MyOrg SecretSauce' "$(found shallow)"
