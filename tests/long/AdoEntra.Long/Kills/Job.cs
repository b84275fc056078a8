using AdoEntra.Emulator;

namespace AdoEntra.Long.Kills;

/// <summary>Work of a program that is ended somewhere in its middle.</summary>
/// <param name="Name">How it is called in the table.</param>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments; <see cref="FilePlace"/> stands for the file that it saves.</param>
internal sealed record Job(string Name, string Program, IReadOnlyList<string> Arguments)
{
    public const string FilePlace = "{file}";

    /// <summary>The requests at whose arrival the end may come; it may also come at any time after the start.</summary>
    public required IReadOnlyList<EmulatedRoute> Moments { get; init; }

    /// <summary>Makes the service so slow that there is a middle.</summary>
    public required IReadOnlyDictionary<EmulatedRoute, Fault> Slow { get; init; }

    public bool SavesFile => Arguments.Contains(FilePlace);

    /// <summary>Whether what is there of the file is resumed by the next run, because the server names its version.</summary>
    public bool Resumes { get; init; }

    /// <summary>Whether there is another file in its place already, which has to stay whole until the new one is.</summary>
    public bool Replaces { get; init; }

    /// <summary>Whether it is a PowerShell with the module, which has exit codes and temporary files of its own.</summary>
    public bool IsShell { get; init; }
}
