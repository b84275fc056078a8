using AdoEntra.Emulator.Tests.SignIn.Kinds;

namespace AdoEntra.Emulator.Tests.SignIn;

/// <summary>The matrix as data of theories.</summary>
internal static class SignInTable
{
    public static TheoryData<string> Kinds(Func<SignInKind, bool> which) => [.. Here(which).Select(static kind => kind.Name)];

    public static TheoryData<string, string> Refused(Func<SignInKind, bool> which) =>
        Pairs(which, static kind => kind.Refused.Select(static failing => failing.What));

    public static TheoryData<string, string> Unavailable(Func<SignInKind, bool> which) =>
        Pairs(which, static kind => kind.Unavailable.Select(static failing => failing.What));

    public static TheoryData<string, EmulatedRoute> Endpoints(Func<SignInKind, bool> which) =>
        Pairs(which, static kind => kind.Endpoints.Select(static endpoint => endpoint.Route));

    private static IEnumerable<SignInKind> Here(Func<SignInKind, bool> which) =>
        SignInKinds.All.Where(kind => which(kind) && (OperatingSystem.IsLinux() || !kind.NeedsLinux));

    private static TheoryData<string, T> Pairs<T>(Func<SignInKind, bool> which, Func<SignInKind, IEnumerable<T>> of)
    {
        var pairs = new TheoryData<string, T>();
        foreach (SignInKind kind in Here(which))
        {
            foreach (T other in of(kind)) pairs.Add(kind.Name, other);
        }

        return pairs;
    }
}
