namespace AdoEntra.Identity.ManagedIdentity;

/// <summary>Where the Azure Arc agent puts the keys by which it knows who may have a token (protocol.md 1.13).</summary>
internal static class ArcKeyFolder
{
    /// <summary>Whether a failure is a matter of who runs this process: the key, or the whole folder, is not for this account.</summary>
    /// <param name="exception">What the library threw.</param>
    public static bool IsDenied(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = Next(cause))
        {
            if (cause is UnauthorizedAccessException) return true;
        }

        return IsHidden();
    }

    // A file in a folder that the process may not read does not exist, as far as the library can see.
    private static bool IsHidden()
    {
        string folder =
            Path.DirectorySeparatorChar == '\\'
                ? Path.Combine(
                    Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData),
                    "AzureConnectedMachineAgent",
                    "Tokens"
                )
                : "/var/opt/azcmagent/tokens";
        try
        {
            _ = Directory.EnumerateFiles(folder).Any();
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static Exception? Next(Exception exception) =>
        exception is AggregateException { InnerExceptions.Count: > 0 } many ? many.InnerExceptions[0] : exception.InnerException;
}
