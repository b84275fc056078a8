namespace AdoEntra.ModuleCompiler;

/// <summary>Collects problems, so that one run tells them all.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];

    public bool Any => _problems.Count > 0;

    public void Add(string file, int line, string code, string text) => _problems.Add(new Problem(file, line, code, text));

    public IEnumerable<Problem> InOrder() => _problems
        .OrderBy(problem => problem.File, StringComparer.Ordinal)
        .ThenBy(problem => problem.Line)
        .ThenBy(problem => problem.Code, StringComparer.Ordinal)
        .ThenBy(problem => problem.Text, StringComparer.Ordinal);
}
