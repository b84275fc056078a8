# Takes secrets out of what a failing case printed. Sourced by run.

# Reads from stdin; the file names variables of the case, one a line, whose values are secrets where their names say so.
redact() {
    local variables=$1 line value script
    script='s/eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_.-]+/[redacted]/g; s/\b(Bearer|Basic) [^ "'\'']+/\1 [redacted]/g'
    script+='; s/emulator-secret-[A-Za-z0-9-]+/[redacted]/g; s/[A-Za-z0-9_-]{50,}/[redacted]/g'
    while IFS= read -r line; do
        value=${line#*=}
        [[ ${line%%=*} =~ (HEADER|SECRET|TOKEN|PASSWORD)$ && $value =~ ^[A-Za-z0-9_.-]{8,}$ ]] || continue
        script+="; s/${value//./\\.}/[redacted]/g"
    done < <(cat "$variables" 2>/dev/null)
    sed -E "$script"
}
