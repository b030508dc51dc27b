// Loads the library before the first #r is bound: in every kernel, types then exist once and native files are found.
// Block scope leaves no variables behind in the notebook.
{
    var root = Environment.CurrentDirectory;
    while (root != null && !System.IO.File.Exists(System.IO.Path.Combine(root, ".artifacts", "notebooks", "Fickian.Figures.dll")))
        root = System.IO.Path.GetDirectoryName(root);
    if (root == null)
        throw new System.IO.DirectoryNotFoundException("The folder .artifacts/notebooks is missing: run 'dotnet build' in the repository's folder, then restart the kernel.");

    var library = System.IO.Path.Combine(root, ".artifacts", "notebooks");
    foreach (var file in System.IO.Directory.GetFiles(library, "*.dll"))
    {
        // What the kernel brings along in another version stays; on Windows native files are *.dll too.
        try
        {
            var assembly = System.Runtime.Loader.AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
            // Estimates and tables are shown by formatters that this assembly registers when it is initialised.
            if (assembly.GetName().Name == "Fickian.Figures")
                System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        }
        catch (Exception e) when (e is System.IO.FileLoadException or BadImageFormatException) { }
    }

    System.Runtime.Loader.AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
        System.IO.Directory.GetFiles(library, name + ".*").Select(file => System.Runtime.InteropServices.NativeLibrary.TryLoad(file, out var handle) ? handle : 0).FirstOrDefault(handle => handle != 0);
}
