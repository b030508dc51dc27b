using System.Text;
using Fickian.Files;

namespace Fickian.Tests.Files;

/// <summary>Seeds of the fuzzer in formats of which the reference files hold none that is small enough.</summary>
internal static class WrittenSeeds
{
    public static IEnumerable<FuzzSeed> All() =>
    [
        new("omnic-spg", "group.spg", new OmnicWriter(extended: false)
            .Block(2, OmnicWriter.Head(3)).Block(3, OmnicWriter.Singles(1, 2, 3)).Block(107, OmnicWriter.Title("first", 3784622058))
            .Block(2, OmnicWriter.Head(3, value: 16)).Block(107, OmnicWriter.Title("second", 3784622000)).Block(3, OmnicWriter.Singles(4, 5, 6)).ToArray()),
        new("omnic-map", "grid.map", OmnicWriter.Numbered(OmnicWriter.Layout([10, 30, 20, 100, 140, 20], 6), 6)
            .Block(6, OmnicWriter.Positions((0, 0), (10, 0), (20, 0), (0, 9), (10, 9), (20, 9))).ToArray()),
        new("omnic-srs", "series.srs", OmnicWriter.Numbered(OmnicWriter.Times(0, 2, 3), 3).ToArray()),
        new("perkinelmer-sp", "film.sp", PerkinElmerBytes.Sp(4000, 3996, [0.1, 0.2, 0.3, 0.4, 0.5])),
        new("perkinelmer-fsm", "map.fsm", PerkinElmerBytes.Fsm(3, 2, 4000, 3996, 5, new float[30])),
        new("opus", "series.0", new OpusWriter().Spectrum(
            OpusWriter.Data(4, extension: 2),
            OpusSeriesBlock.Of(4, [.. Enumerable.Range(0, 4).Select(i => Enumerable.Range(0, 5).Select(k => (float)(10 * i) + k).ToArray())], [0, 1, 2, 3]),
            [("NPT", 5), ("FXV", 4000.0), ("LXV", 3992.0), ("DXU", "WN"), ("DPF", 1), ("CSF", 1.0), ("NPX", 2), ("NPY", 2)]).ToArray()),
        new("bruker-dpt", "film.dpt", "4000.0,0.10000\n3998.0,0.20000\n3996.0,0.30000\n"u8.ToArray()),
        new("xy-csv", "film.csv", "wavenumber / cm-1,absorbance\n4000,0.1\n3998,0.2\n3996,0.3\n"u8.ToArray()),
        new("text-map", "map.txt", "\t\t1000\t1001\n0\t0\t1\t2\n0\t1\t3\t4\n1\t0\t5\t6\n1\t1\t7\t8\n"u8.ToArray()),
        new("isotherm-table", "branches.csv", "p / kPa;q / mmol/g;p / kPa;q / mmol/g\n1,5;0,2;8;0,9\n4;0,6;3;0,5\n9;1;;\n"u8.ToArray()),
        new("belsorp", "isotherm.csv", "File Name,a.DAT\nSample weight,0.05,[g]\nAdsorptive,N2\nAdsorption temperature,77.0,[K]\n\nNo,pe/ kPa,p0/ kPa,p/p0,Va/cm^3(STP) g^-1\nADS\n1,0.1,98,0.001,5\n2,50,98,0.5,20\n0,0,0,0,0\nDES\n1,40,98,0.4,19\n"u8.ToArray()),
        new("quantachrome", "raw.txt", "   Quantachrome - Data\n\nAnalysis   Report\nSample weight: 0.01 g\nAnalysis gas:  Nitrogen            Bath Temp:     77.3 K\n\n  Press      P0     Volume @ STP\n\n  Torr      Torr       cc\n\n  1.06   764.4   1.13\n  700   764.4   5.6\n  300   764.4   4.1\n"u8.ToArray()),
        new("micromeritics", "report.txt", "Micromeritics Instrument Corp.\n\n  Sample:    a\n  Sample mass:    0.12 g    Analysis adsorptive:    N2\n\n   Isotherm Tabular Report\n\n  (p/p°)  (mmHg)  (mmol/g)  (h:min)  (mmHg)\n-----\n  770.7\n  0.1  77.1  1.5  02:11\n  0.5  385.3  2.5  03:11\n\nMicromeritics Instrument Corp.\n"u8.ToArray()),
        new("accupyc-1330", "calibration.txt", "AccuPyc 1330 V3.03  \r\n1234\r\ncalibration\r\n12/05/25\r\n09:15:00\r\n12/05/25\r\n10:02:30\r\n25.30\r\n6.3718\r\n10\r\n0.0050\r\n12.2471\r\n0.0021\r\n8.1523\r\n0.0017\r\n1\r\n19.400\r\n11.647\r\n19.410\r\n8.130\r\n"u8.ToArray()),
        new("pygaps-csv", "isotherm.csv", "material,a\ntemperature,77\npressure_unit,bar\nloading_unit,mmol\nmaterial_unit,g\nloading_basis,molar\nmaterial_basis,mass\ndata:[pressure,loading,branch]\npressure,loading,branch\n0.1,1,ads\n0.9,2,ads\n0.5,1.8,des\n"u8.ToArray()),
        new("isotherm-json", "isotherm.json", "{\"adsorbent\":{\"name\":\"a\"},\"adsorbates\":[{\"name\":\"N2\"}],\"temperature\":77,\"adsorptionUnits\":\"mmol/g\",\"pressureUnits\":\"bar\",\"isotherm_data\":[{\"pressure\":0.1,\"total_adsorption\":null,\"species_data\":[{\"adsorption\":1}]},{\"pressure\":0.5,\"total_adsorption\":2,\"species_data\":[]}]}"u8.ToArray()),
        new("aif", "isotherm.aif", "data_a\n_exptl_adsorptive N2\n_exptl_temperature 77\n_units_pressure kPa\n_units_loading 'cm^3(STP) g^-1'\nloop_\n_adsorp_pressure\n_adsorp_p0\n_adsorp_amount\n1 98 5\n2 98 ?\nloop_\n_desorp_pressure\n_desorp_amount\n1.5 6\n"u8.ToArray()),
        Nmr(),
        new("bruker-raw", "old.raw", PatternBytes.Raw1(3, 2)),
        new("bruker-raw", "older.raw", PatternBytes.Raw2(3, 2)),
        new("bruker-raw", "new.raw", PatternBytes.Raw4(4, 3, 2)),
        new("xrdml", "scans.xrdml", Encoding.UTF8.GetBytes(PatternBytes.Xrdml)),
        new("rigaku-ras", "scan.ras", Encoding.UTF8.GetBytes(PatternBytes.Ras)),
        new("rigaku-rasx", "scan.rasx", PatternBytes.Rasx),
        new("bruker-brml", "scan.brml", PatternBytes.Brml),
        new("xrd-text", "scan.xy", "2theta,intensity,error\n10,1,1\n10.5,2,1.4\n11,3,1.7\n"u8.ToArray()),
        new("cif", "salt.cif", "data_salt\n_cell_length_a 5.64(1)\n_cell_length_b 5.64\n_cell_length_c 5.64\n_cell_angle_alpha 90\n_cell_angle_beta 90\n_cell_angle_gamma 90\n_note\n;two\nlines\n;\nloop_\n_symmetry_equiv_pos_as_xyz\n'x,y,z'\n-x,1/2+y,-z\nloop_\n_atom_site_label\n_atom_site_occupancy\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\nNa1 1 0 0 0\nCl1 . 0.5 0 0\nsave_f\n_a \"b\"\nsave_\n"u8.ToArray()),
        new("cif", "powder.cif", "data_a\nloop_\n_diffrn_radiation_wavelength\n_diffrn_radiation_wavelength_wt\n1.540593 1.0\n1.544427 0.5\ndata_b\n_pd_meas_step_count_time 2\nloop_\n_pd_meas_2theta_scan\n_pd_meas_intensity_total\n_pd_proc_ls_weight\n_pd_calc_intensity_total\n10.00 100(10) 0.01 99\n10.02 121(11) 0.008 118.5\n10.04 1.4E2(2) 0.007 .\n"u8.ToArray()),
        new("site-table", "sites.csv", "# sites\n# cell: a=4 b=5 c=6 alpha=90 beta=90 gamma=90\n# space group: I; (0,0,0)+ and (1/2,1/2,1/2)+\n# x,y,z ; -x,-y,-z\nlabel,element,x,y,z,occupancy\nZn1,Zn,0.1,0.2,0.3,1\nC2,C,0.2,0.3,0.4,0.5\n"u8.ToArray()),
        new("table", "run.csv", "time / s,uptake,temperature / K\n0,0,298\n1,0.5,299\n2,0.75,300\n"u8.ToArray()),
    ];

    private static FuzzSeed Nmr()
    {
        Dictionary<string, byte[]> folder = new(StringComparer.OrdinalIgnoreCase)
        {
            ["1r"] = [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0],
            ["procs"] = "##TITLE= Parameter file\n##JCAMPDX= 5.0\n##$SI= 3\n##$NC_proc= -1\n##$BYTORDP= 0\n##$OFFSET= 10\n##$SW_p= 3000\n##$SF= 300\n##END=\n"u8.ToArray(),
        };
        return new("bruker-nmr", "1r", folder["1r"], folder);
    }
}
