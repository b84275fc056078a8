using System.Diagnostics;
using System.Text;
using AdoEntra.Emulator;
using AdoEntra.Long.Children;

namespace AdoEntra.Long.Kills;

/// <summary>An emulator and what each job gives when it is left alone. Runs one case at a time.</summary>
internal sealed class KillScene : IAsyncDisposable
{
    // Far longer than anything here takes: who has not ended by then hangs.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly Places _places;
    private readonly EmulatorHost _emulator;
    private readonly string _folder;
    private readonly List<(Job Job, Ended Alone, byte[]? File)> _jobs = [];

    private KillScene(Places places, EmulatorHost emulator, string folder)
    {
        _places = places;
        _emulator = emulator;
        _folder = folder;
    }

    private string Trust => Path.Combine(_folder, "trust");

    private string Tools => Path.Combine(_folder, "tools");

    private string AzToken => Path.Combine(_folder, "az.json");

    public static async Task<KillScene> StartAsync(Places places, CancellationToken stop)
    {
        string folder = Directory.CreateTempSubdirectory("adoentra-long-").FullName;
        EmulatorHost emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions
            {
                Entra = true,
                FilesDirectory = Path.Combine(folder, "trust"),
                LargeRepositories = Jobs.Repositories,
                LargeReferences = Jobs.References,
                LargeFileBytes = Jobs.FileBytes,
            },
            stop);
        var scene = new KillScene(places, emulator, folder);
        try
        {
            scene.MakeAz();
            foreach (Job job in Jobs.Of(places, emulator)) await scene.LearnAsync(job, stop);
            return scene;
        }
        catch
        {
            await scene.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs the case that comes of a seed.</summary>
    public async Task<KillCase> RunAsync(int seed, CancellationToken stop)
    {
        var random = new Random(seed);
        (Job job, Ended alone, byte[]? file) = _jobs[random.Next(_jobs.Count)];
        Moment moment = Moment.Of(random, job, alone.Time);
        using var folder = new CaseFolder(_folder, job);
        List<string> problems = [];
        Begin(job);

        Ended first = await RunAsync(job, folder, moment, stop);
        bool ended = KillChecks.HadEnded(job, moment.Signal, first, alone);
        problems.AddRange(KillChecks.Exit(job, moment.Signal, first, alone));
        problems.AddRange(folder.FileProblems(file, mayBeMissing: !ended));
        problems.AddRange(KillChecks.Partials(job, moment.Signal, ended, folder, file));
        problems.AddRange(await TracesAsync(job, folder, first, stop));

        // What is there of the file, and which request has to ask for the rest.
        long there = folder.Partials.Count == 1 && job.Resumes ? new FileInfo(folder.Partials[0]).Length : 0;
        if (System.IO.File.Exists(folder.File) && !job.Replaces) System.IO.File.Delete(folder.File);
        Begin(job, isSlow: false);
        Ended second = await RunAsync(job, folder, moment: null, stop);
        string again = "the run after it: ";
        if (second.ExitCode != 0) problems.Add($"{again}exit code {second.ExitCode}");
        if (second.Output != alone.Output) problems.Add($"{again}other output: {Beginning(second.Output)}");
        problems.AddRange(folder.FileProblems(file, mayBeMissing: false).Select(problem => again + problem));
        bool resumed = there > 0 && Asked().Any(request => request.Headers.GetValueOrDefault("Range") == $"bytes={there}-");
        if (there > 0 && !resumed) problems.Add($"{again}did not ask for the rest of the {there} bytes that were there");
        if (job.Resumes && folder.Partials.Count > 0) problems.Add($"{again}left {Path.GetFileName(folder.Partials[0])}");
        problems.AddRange((await TracesAsync(job, folder, second, stop)).Select(problem => again + problem));
        if (problems.Count > 0) problems.Add($"stderr: {Beginning(first.Error)}");
        return new KillCase(seed, job, moment, ended, resumed, problems);
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Beginning(string text) => text[..Math.Min(text.Length, 500)].TrimEnd();

    // What it gives, and how long it takes, where nothing ends it.
    private async Task LearnAsync(Job job, CancellationToken stop)
    {
        using var folder = new CaseFolder(_folder, job);
        Begin(job);
        Ended alone = await RunAsync(job, folder, moment: null, stop);
        if (alone.ExitCode != 0)
        {
            string how = $"{job.Name} fails by itself with exit code {alone.ExitCode}";
            throw new InvalidOperationException($"{how}: {Beginning(alone.Error)} {Beginning(alone.Output)}");
        }

        _jobs.Add((job, alone, job.SavesFile ? await System.IO.File.ReadAllBytesAsync(folder.File, stop) : null));
    }

    private void Begin(Job job, bool isSlow = true)
    {
        _emulator.Faults.Clear();
        if (isSlow)
        {
            foreach ((EmulatedRoute route, Fault fault) in job.Slow) _emulator.Faults.Set(route, fault);
        }

        _emulator.Requests.Clear();
        _emulator.BlobRequests.Clear();
        _emulator.State.Tokens.RevokeAll();
        IssuedToken token = _emulator.State.Tokens.Issue(_emulator.State.SystemAssigned);
        System.IO.File.WriteAllText(
            AzToken, $$"""{"accessToken":"{{token.Value}}","expires_on":{{token.ExpiresOn.ToUnixTimeSeconds()}},"tokenType":"Bearer"}""");
    }

    // The Azure CLI, as far as it is asked for a token; it takes its time.
    private void MakeAz()
    {
        Directory.CreateDirectory(Tools);
        string az = Path.Combine(Tools, "az");
        System.IO.File.WriteAllText(az, $"#!/bin/sh\nsleep 0.3\ncat '{AzToken}'\n");
        System.IO.File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private async Task<Ended> RunAsync(Job job, CaseFolder folder, Moment? moment, CancellationToken stop)
    {
        Dictionary<string, string?> environment = ChildEnvironment.Of(_places, _emulator, folder.Home, folder.Temporary);
        environment["PATH"] = $"{Tools}:{environment["PATH"]}";
        environment[Jobs.SecretVariable] = Jobs.Secret;
        environment[Jobs.ClientIdVariable] = _emulator.State.Entra.SecretApplication.ClientId.ToString();
        environment[Jobs.TenantIdVariable] = _emulator.State.TenantId.ToString();
        environment[ChildEnvironment.Marker] = folder.Home;
        var watch = Stopwatch.StartNew();
        using Child child = Child.Start(
            job.Program, job.Arguments.Select(argument => argument == Job.FilePlace ? folder.File : argument), environment);
        Task<string> output = child.Output.ReadToEndAsync(stop), error = child.ErrorAsync(stop);
        Task<int> exit = child.ExitAsync(stop);
        if (moment is not null)
        {
            await Task.WhenAny(exit, ReachedAsync(moment, stop));
            child.Send(moment.Signal);
        }

        int exitCode = await exit.WaitAsync(s_patience, stop);
        TimeSpan time = watch.Elapsed;
        return new Ended(exitCode, await output.WaitAsync(s_patience, stop), await error.WaitAsync(s_patience, stop), time);
    }

    private async Task ReachedAsync(Moment moment, CancellationToken stop)
    {
        if (moment.Route is { } route)
        {
            RequestLog log = route == EmulatedRoute.Blob ? _emulator.BlobRequests : _emulator.Requests;
            await log.WaitForAsync(1, route, stop);
        }

        await Task.Delay(moment.Delay, stop);
    }

    private IEnumerable<RecordedRequest> Asked() => _emulator.Requests.List().Concat(_emulator.BlobRequests.List());

    // What a run must not leave behind: a connection, a process, a temporary file, a secret.
    private async Task<IReadOnlyList<string>> TracesAsync(Job job, CaseFolder folder, Ended run, CancellationToken stop)
    {
        List<string> problems = [];
        foreach (RecordedRequest request in Asked())
        {
            try
            {
                await request.Ended.WaitAsync(s_patience, stop);
            }
            catch (TimeoutException)
            {
                problems.Add($"the connection of {request.Method} {request.Target} is still open");
            }
        }

        IReadOnlyList<string> staying = await ChildProcesses.StayingAsync($"{ChildEnvironment.Marker}={folder.Home}", s_patience, stop);
        problems.AddRange(staying.Select(static name => $"a process stays: {name}"));
        problems.AddRange(KillChecks.Temporary(job, folder));
        string[] secrets =
            [.. _emulator.State.Tokens.Issued.Select(static token => token.Value), Jobs.Secret, _emulator.Variables()["IDENTITY_HEADER"]];
        IEnumerable<(string Name, byte[] Bytes)> seen =
            [("stdout", Encoding.UTF8.GetBytes(run.Output)), ("stderr", Encoding.UTF8.GetBytes(run.Error)), .. folder.Kept()];
        problems.AddRange(
            from text in seen
            from secret in secrets
            where text.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0
            select $"a token or a secret stands in {text.Name}");
        return problems;
    }
}
