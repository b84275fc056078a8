using System.Text.Json;
using AdoEntra.Emulator.GitProtocol;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator.CommandLine;

/// <summary>What emulators that were killed have left behind. Never anything of one that lives, or whose state is unknown.</summary>
internal static class Leftovers
{
    private const string ReadyFiles = "adoentra-emulator-*.json";

    /// <param name="folder">Where to look, and not below it.</param>
    public static void Remove(string folder)
    {
        try
        {
            foreach (var left in Directory.EnumerateDirectories(folder, GitRepositories.Prefix + "*").Where(IsNotInUse))
            {
                GitRepositories.Delete(left);
            }

            foreach (var left in Directory.EnumerateFiles(folder, ReadyFiles).Where(file => OwnerIn(file)?.HasEnded() == true))
            {
                File.Delete(left);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process's, or gone meanwhile.
        }
    }

    private static bool IsNotInUse(string folder)
    {
        var name = Path.GetFileName(folder)[GitRepositories.Prefix.Length..];
        var end = name.LastIndexOf('-');
        return end > 0 && ProcessStamp.Read(name[..end])?.HasEnded() == true;
    }

    private static ProcessStamp? OwnerIn(string readyFile)
    {
        try
        {
            using var body = JsonDocument.Parse(File.ReadAllBytes(readyFile));
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("owner", out var owner)
                && owner.ValueKind == JsonValueKind.String ? ProcessStamp.Read(owner.GetString()) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
