using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.FromEnvironment;

/// <summary>Reads a small text that a variable does not hold but names the file of.</summary>
internal static class VariableFile
{
    // A secret or an id has some dozen characters. What is larger is another file.
    private const int Largest = 64 * 1024;

    /// <summary>The text, without white space around it.</summary>
    /// <exception cref="AdoSignInException"><c>CredentialUnavailable</c>.</exception>
    public static string Read(JobVariable variable)
    {
        try
        {
            using var file = new FileStream(variable.Value, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > Largest) throw Unavailable(variable, "is larger than 64 KB");
            using var reader = new StreamReader(file);
            string text = GivenText.Trim(reader.ReadToEnd());
            return text.Length > 0 ? text : throw Unavailable(variable, "is empty");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unavailable(variable, "does not exist");
        }
        catch (UnauthorizedAccessException)
        {
            throw Unavailable(variable, "cannot be read: access is denied for this account");
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            throw Unavailable(variable, "cannot be read");
        }
    }

    // Without the path: who sets the variable to the secret itself must not find it in a log.
    private static AdoSignInException Unavailable(JobVariable variable, string what) => new(
        ErrorIds.CredentialUnavailable,
        $"The file that {variable.Name} refers to {what}.",
        $"Check {variable.Name}: set it to the path of a file, not to its content.")
    { Target = variable.Name };
}
