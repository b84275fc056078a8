using System.Runtime;
using System.Runtime.Loader;
using System.Text.Json;
using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Identity.ManagedIdentity;
using AdoEntra.Requests.Paging;
using AdoEntra.Resources;

namespace AdoEntra.Core.Tests;

/// <summary>
/// What a session does first, sign in and list, by the module's own Core in the module's load context, and how many methods the runtime
/// compiled for it. Everything but PowerShell: there is no PowerShell 7.4 in NuGet.
/// </summary>
internal static class ModuleJob
{
    /// <summary>
    /// Runs in a fresh process; this assembly is loaded a second time, into the module's context, where its references lead to the module's
    /// files.
    /// </summary>
    /// <param name="folder">The module's folder with the loader.</param>
    /// <param name="readyFile">The emulator's ready file, whose variables say where everything is.</param>
    /// <returns>The number of methods that were compiled, from signing in to the end of the list.</returns>
    public static int RunInModule(string folder, string readyFile)
    {
        using (JsonDocument ready = JsonDocument.Parse(File.ReadAllBytes(readyFile)))
        {
            foreach (JsonProperty variable in ready.RootElement.GetProperty("variables").EnumerateObject())
                Environment.SetEnvironmentVariable(variable.Name, variable.Value.GetString());
        }

        Type loader = System
            .Reflection.Assembly.LoadFrom(Path.Combine(folder, "AdoEntra.Loader.dll"))
            .GetType("AdoEntra.Loader.ModuleLoadContext", throwOnError: true)!;
        var module = (System.Reflection.Assembly)loader.GetMethod("LoadModule")!.Invoke(null, null)!;
        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(module)!;
        Type job = context
            .LoadFromAssemblyPath(typeof(ModuleJob).Assembly.Location)
            .GetType(typeof(ModuleJob).FullName!, throwOnError: true)!;
        return ((Task<int>)job.GetMethod(nameof(RunAsync))!.Invoke(null, [folder])!).GetAwaiter().GetResult();
    }

    public static async Task<int> RunAsync(string folder)
    {
        long start = JitInfo.GetCompiledMethodCount();
        ProcessServices process = ProcessServices.Current;
        var request = new ConnectRequest(new ManagedIdentitySignIn(ManagedIdentityReference.SystemAssigned)) { Organization = "MyOrg" };
        AdoConnection connection = await process.Connector.ConnectAsync(request, new TestReport(), CancellationToken.None);
        int repositories = 0;
        await foreach (
            IReadOnlyList<AdoRepository> batch in process.Client.ReadListAsync(
                connection.Session,
                AdoRepository.List("SecretSauce"),
                CancellationToken.None
            )
        )
            repositories += batch.Count;
        int compiled = (int)(JitInfo.GetCompiledMethodCount() - start);

        if (repositories == 0) throw new InvalidOperationException("The list was empty.");
        string core = typeof(ProcessServices).Assembly.Location;
        if (!core.StartsWith(folder, StringComparison.Ordinal))
            throw new InvalidOperationException($"Core came from {core}, not from {folder}.");
        return compiled;
    }
}
