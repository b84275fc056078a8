using System.Collections.Concurrent;
using AdoEntra.Core.Tests;
using Xunit.Runners;

// job FOLDER READY-FILE: the module's first job, see ModuleJob. module FOLDER IMAGES READY-FILE: the checks of the module. Without
// arguments: the tests.
if (args is ["job", var folder, var emulator])
{
    Console.WriteLine(ModuleJob.RunInModule(folder, emulator));
    return 0;
}

if (args is ["module", var module, var images, var readyFile])
{
    string[] faults = [.. ModuleChecks.Run(module, images, readyFile)];
    foreach (string fault in faults) Console.WriteLine(fault);
    Console.WriteLine($"Total: 1, Errors: 0, Failed: {(faults.Length > 0 ? 1 : 0)}, Skipped: 0");
    return faults.Length > 0 ? 1 : 0;
}

// Runs all tests in this assembly in this process, and ends with the line that other runners end with.
var failures = new ConcurrentQueue<string>();
using var ended = new ManualResetEventSlim();
int total = 0, failed = 0, skipped = 0;

using AssemblyRunner runner = AssemblyRunner.WithoutAppDomain(typeof(Program).Assembly.Location);
runner.OnTestFailed = test =>
    failures.Enqueue(
        $"{test.TestDisplayName} [FAIL]{Environment.NewLine}  {test.ExceptionMessage}{Environment.NewLine}{test.ExceptionStackTrace}"
    );
runner.OnErrorMessage = error =>
    failures.Enqueue($"{error.ExceptionType}: {error.ExceptionMessage}{Environment.NewLine}{error.ExceptionStackTrace}");
runner.OnExecutionComplete = all =>
{
    (total, failed, skipped) = (all.TotalTests, all.TestsFailed, all.TestsSkipped);
    ended.Set();
};
runner.Start();
ended.Wait();
// It says that it has ended a moment before it has.
SpinWait.SpinUntil(() => runner.Status == AssemblyRunnerStatus.Idle);

foreach (string failure in failures) Console.WriteLine(failure);
int errors = failures.Count - failed;
Console.WriteLine($".NET {Environment.Version}: Total: {total}, Errors: {errors}, Failed: {failed}, Skipped: {skipped}");
return failures.IsEmpty && total > 0 ? 0 : 1;
