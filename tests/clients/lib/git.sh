# For the cases that look for the organization in a repository that git made.
source "$CLIENTS/lib/case.sh"

git config --global user.name case
git config --global user.email case@example.invalid
git config --global init.defaultBranch main
git config --global protocol.file.allow always
git config --global advice.detachedHead false

# A new repository with one commit and one remote.
repository() {
    git init --quiet "$1"
    git -C "$1" commit --quiet --allow-empty --message first
    [[ -z ${2-} ]] || git -C "$1" remote add "${3:-origin}" "$2"
}

# Organization and project that the tool found in a folder, as the requests say that it sent: the organization in all of them, the
# project in the one for its repositories. Nothing where none was sent.
found() {
    local organization project
    forget
    (cd "$1" && adoentra repositories --identity --output json) >found.json 2>found.messages || true
    organization=$(targets | sed -n 's#^/\([^/]*\)/.*_apis/.*#\1#p' | sort --unique)
    project=$(targets repositories | sed -n 's#^/[^/]*/\([^/]*\)/_apis/.*#\1#p' | sort --unique)
    echo "$organization${project:+ $project}"
}
