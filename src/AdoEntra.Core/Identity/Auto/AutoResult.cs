namespace AdoEntra.Identity.Auto;

/// <summary>How to sign in, and what else was thought of.</summary>
/// <remarks>
/// Who signs in with it goes on where it turns out not to be here at all, and ends where it failed:
/// <code>
/// for (AutoResult? auto = await AutoSelection.FindAsync(...); ;)
/// {
///     try { return await ConnectAsync(auto.SignIn); }
///     catch (AdoEntraException failure) when (auto.IsAbsent(failure))
///     {
///         auto = await auto.AfterAsync(failure, stop);
///         if (auto is null) throw;
///     }
/// }
/// </code>
/// </remarks>
internal sealed class AutoResult(AutoSelection selection, IReadOnlyList<AutoCandidate> candidates, AutoCandidate chosen)
{
    /// <summary>All candidates in order, with what became of each.</summary>
    public IReadOnlyList<AutoCandidate> Candidates => candidates;

    /// <summary>The one to sign in with.</summary>
    public AutoCandidate Chosen => chosen;

    /// <summary>What was passed over although something here speaks for it, with the reasons.</summary>
    public IReadOnlyList<AutoCandidate> PassedOver =>
        [.. candidates.Where(static candidate => candidate.Decision == AutoDecision.Unavailable)];

    /// <summary>How to sign in.</summary>
    public SignInOptions SignIn => chosen.SignIn!;

    /// <summary>Whether a failure of the chosen one means that it is not here.</summary>
    public bool IsAbsent(AdoEntraException failure) => selection.IsAbsent(candidates, failure);

    /// <summary>
    /// The next one, where this one turned out not to be here (<see cref="IsAbsent"/>); null where the failure is all there is to say.
    /// </summary>
    /// <exception cref="AdoSignInException"><c>NoCredential</c>: several were tried, and none can be used; with the reason of
    /// each.</exception>
    public Task<AutoResult?> AfterAsync(AdoEntraException failure, CancellationToken cancellationToken) =>
        selection.AfterAsync(candidates, failure, cancellationToken);

    /// <summary>The candidates as lines of a table, for -Verbose.</summary>
    public IReadOnlyList<string> ToLines() => AutoTable.Lines(candidates);

    /// <summary>The same as one text.</summary>
    public string ToTable() => string.Join(Environment.NewLine, ToLines());
}
