namespace AdoEntra.Identity.Auto;

/// <summary>When the next candidate has its turn.</summary>
internal static class AutoOrder
{
    /// <summary>
    /// True where what the candidate needs is not here at all, so that the next one is tried. Anything else was here and is broken, or was
    /// tried and refused: going on would sign in as somebody else than meant, and hide the reason.
    /// </summary>
    public static bool IsAbsent(AdoEntraException failure) => failure is AdoSignInException { IsAbsence: true };
}
