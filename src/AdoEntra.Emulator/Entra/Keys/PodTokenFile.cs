namespace AdoEntra.Emulator.Entra.Keys;

/// <summary>The token that a pod finds in a file. The cluster renews it; here it lasts as long as any test.</summary>
internal static class PodTokenFile
{
    public static string Path(string directory) => System.IO.Path.GetFullPath(System.IO.Path.Combine(directory, "pod-token"));

    public static void Write(string directory, EmulatedEntra entra) =>
        File.WriteAllText(Path(directory), entra.IssueFederatedToken(EmulatedIssuer.Kubernetes, lifetime: TimeSpan.FromDays(1)));
}
