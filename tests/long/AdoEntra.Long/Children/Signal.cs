namespace AdoEntra.Long.Children;

/// <summary>What ends a process from outside, with the numbers of Linux and macOS.</summary>
internal enum Signal
{
    /// <summary>Ctrl+C.</summary>
    INT = 2,

    /// <summary>What cannot be caught: also a machine that is switched off.</summary>
    KILL = 9,

    /// <summary>What a pipeline sends that is cancelled, and a container that is stopped.</summary>
    TERM = 15,
}
