using AdoEntra.ModuleCompiler;

return Application.Run(args, Console.Out, Console.Error);
