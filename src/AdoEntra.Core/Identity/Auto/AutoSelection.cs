namespace AdoEntra.Identity.Auto;

/// <summary>Finds how to sign in where no method was given: the first way that something here points to.</summary>
internal sealed class AutoSelection
{
    private readonly IReadOnlyList<AutoMethod> _ways;
    private readonly AutoFilter _filter;

    private AutoSelection(IReadOnlyList<AutoMethod> ways, AutoFilter filter)
    {
        _ways = ways;
        _filter = filter;
    }

    /// <param name="services">The environment, and the transport for one short probe where nothing else is found.</param>
    /// <param name="machine">The files of this machine.</param>
    /// <param name="tenantId">The tenant, where the user named one.</param>
    /// <param name="cancellationToken">Ends the probe.</param>
    /// <exception cref="AdoSignInException"><c>NoCredential</c>: nothing speaks for any way. Or what the way that AZURE_TOKEN_CREDENTIALS
    /// demands lacks.</exception>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: AZURE_TOKEN_CREDENTIALS, or an id of the way found, is
    /// malformed.</exception>
    public static async Task<AutoResult> FindAsync(
        TokenSourceServices services,
        AutoMachine machine,
        string? tenantId,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<AutoMethod> ways = new AutoMethods(
            services,
            machine,
            string.IsNullOrWhiteSpace(tenantId) ? null : tenantId
        ).InOrder();
        var selection = new AutoSelection(ways, AutoFilter.From(services.Variables, ways));
        List<AutoCandidate> candidates = await selection.WalkAsync([], cancellationToken).ConfigureAwait(false);
        return selection.Result(candidates) ?? throw AutoFailures.Nothing(candidates);
    }

    /// <summary>Whether a failure of the chosen candidate means that it is not here.</summary>
    public bool IsAbsent(IReadOnlyList<AutoCandidate> candidates, AdoEntraException failure) =>
        AutoOrder.IsAbsent(failure) || WhyNoIdentity(candidates, failure) is not null;

    /// <summary>The result behind one whose chosen candidate turned out not to be here; null where that was the only one to try.</summary>
    /// <exception cref="AdoSignInException"><c>NoCredential</c>: several were tried, and none can be used.</exception>
    public async Task<AutoResult?> AfterAsync(
        IReadOnlyList<AutoCandidate> before,
        AdoEntraException failure,
        CancellationToken cancellationToken
    )
    {
        List<AutoCandidate> tried = [.. before.TakeWhile(static candidate => candidate.Decision != AutoDecision.Chosen)];
        AutoCandidate chosen = before[tried.Count];
        string? guessedWrong = WhyNoIdentity(before, failure);
        tried.Add(
            chosen with
            {
                Decision = AutoDecision.Unavailable,
                Evidence = $"{chosen.Evidence}; {guessedWrong ?? failure.Summary}",
                SignIn = null,
            }
        );
        List<AutoCandidate> candidates = await WalkAsync(tried, cancellationToken).ConfigureAwait(false);
        if (Result(candidates) is { } next) return next;
        // Nothing here has spoken for any way.
        if (guessedWrong is not null && candidates.Count(static candidate => candidate.Decision == AutoDecision.Unavailable) == 1)
            throw AutoFailures.Nothing(candidates);
        return candidates.Count(static candidate => candidate.Decision == AutoDecision.Unavailable) == 1
            ? null
            : throw AutoFailures.NoneUsable(candidates);
    }

    private string? WhyNoIdentity(IReadOnlyList<AutoCandidate> candidates, AdoEntraException failure)
    {
        int chosen = candidates.TakeWhile(static candidate => candidate.Decision != AutoDecision.Chosen).Count();
        return failure is AdoSignInException own ? _ways[chosen].WhyNoIdentity?.Invoke(own) : null;
    }

    private AutoResult? Result(List<AutoCandidate> candidates) =>
        candidates.FirstOrDefault(static candidate => candidate.Decision == AutoDecision.Chosen) is { } chosen
            ? new(this, candidates, chosen)
            : null;

    /// <summary>Goes on behind what was decided already.</summary>
    private async Task<List<AutoCandidate>> WalkAsync(List<AutoCandidate> candidates, CancellationToken cancellationToken)
    {
        bool isChosen = false;
        foreach (AutoMethod way in _ways.Skip(candidates.Count).ToArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            AutoCandidate candidate = isChosen
                ? await BehindAsync(way, cancellationToken).ConfigureAwait(false)
                : await TryAsync(way, cancellationToken).ConfigureAwait(false);
            isChosen |= candidate.Decision == AutoDecision.Chosen;
            candidates.Add(candidate);
        }

        return candidates;
    }

    private async Task<AutoCandidate> TryAsync(AutoMethod way, CancellationToken cancellationToken)
    {
        if (!_filter.Allows(way)) return new(way.Name, _filter.Evidence, AutoDecision.Excluded, null);
        AutoFinding finding = _filter.Demands(way)
            ? AutoFinding.Here(_filter.Evidence)
            : await way.Look(cancellationToken).ConfigureAwait(false);
        if (!finding.IsHere)
            return new(way.Name, finding.Evidence, finding.IsPartly ? AutoDecision.Unavailable : AutoDecision.Skipped, null);
        // Evidence that is broken ends it: a file that is not there, an id that is none.
        return new(way.Name, finding.Evidence, AutoDecision.Chosen, way.Create());
    }

    /// <summary>For the report alone, so nothing is spent on it.</summary>
    private async Task<AutoCandidate> BehindAsync(AutoMethod way, CancellationToken cancellationToken)
    {
        if (!_filter.Allows(way)) return new(way.Name, _filter.Evidence, AutoDecision.Excluded, null);
        if (way.IsCostly) return new(way.Name, "not checked", AutoDecision.NotTried, null);
        AutoFinding finding = await way.Look(cancellationToken).ConfigureAwait(false);
        return new(way.Name, finding.Evidence, finding.IsHere ? AutoDecision.NotTried : AutoDecision.Skipped, null);
    }
}

/// <summary>When the next candidate has its turn.</summary>
internal static class AutoOrder
{
    /// <summary>
    /// True where what the candidate needs is not here at all, so that the next one is tried. Anything else was here and is broken, or was
    /// tried and refused: going on would sign in as another identity than intended, and hide the reason.
    /// </summary>
    public static bool IsAbsent(AdoEntraException failure) => failure is AdoSignInException { IsAbsence: true };
}
