namespace AdoEntra.Identity;

/// <summary>Receives what happens while signing in. Called on any thread; none of the texts holds a secret.</summary>
internal interface ISignInProgress
{
    /// <summary>True where a person is at hand who sees who signs in.</summary>
    bool IsInteractive { get; }

    /// <summary>A step, for verbose output.</summary>
    void Verbose(string text);

    /// <summary>Something that the user should know although it works.</summary>
    void Warning(string text);

    /// <summary>What a person has to do now, for example a device code to enter. Shown at once.</summary>
    void Prompt(string text);
}
